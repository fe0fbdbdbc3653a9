"""Letters of several pages that came as a PDF: where their pages go once a worker has drawn them."""

from django.db import models
from django.dispatch import receiver
from django.utils.translation import gettext_lazy as _

from pictures.models import pages_made

from .exhibits import Exhibit
from .links import ExhibitMedia


class ExhibitScan(models.Model):
    """A PDF of an exhibit. Its pages become pictures of the exhibit from `position` on, in the order of the PDF."""

    exhibit = models.ForeignKey("exhibits.Exhibit", models.CASCADE, related_name="scans")
    paged_file = models.OneToOneField("pictures.PagedFile", models.CASCADE, related_name="exhibit_scan")
    position = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("PDF of the exhibit")
        verbose_name_plural = _("PDFs of the exhibit")
        ordering = ["position", "id"]

    def __str__(self):
        return str(self.paged_file)

    def add_pages(self):
        """Called once more it adds none."""
        made = [self.add_page(page) for page in self.paged_file.pages]
        if any(made):
            # Its pictures belong to what harvesters read of it.
            exhibit = Exhibit.objects.select_for_update().get(pk=self.exhibit_id)
            exhibit.save(update_fields=["changed_at"])

    def add_page(self, page):
        """Whether it was not there yet."""
        place = {"position": self.position + page.page_number - 1}
        return ExhibitMedia.objects.get_or_create(exhibit_id=self.exhibit_id, picture=page, defaults=place)[1]


@receiver(pages_made)
def add_pages(sender, paged_file, **kwargs):
    for scan in ExhibitScan.objects.filter(paged_file=paged_file):
        scan.add_pages()
