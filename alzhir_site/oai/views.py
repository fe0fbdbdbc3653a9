from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from . import answers, questions
from .questions import Refusal
from .writing import document, element


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def oai(request):
    """The protocol knows GET and POST alike; neither changes a record. Its errors are answers like all others (200).

    What a harvest writes is the ledger, which tells what was noticed when.
    """
    sent = request.POST if request.method == "POST" else request.GET
    pairs = [(name, value) for name, values in sent.lists() for value in values]
    asked = {}
    try:
        question = questions.read(pairs)
        asked = {"verb": question.verb, **question.arguments}
        parts = answers.answer(question, request.now)
    except Refusal as refusal:
        asked = asked if refusal.repeats_arguments else {}
        parts = [element("error", refusal.text, {"code": refusal.code})]
    text = document(asked, answers.base_url(), parts, request.now)
    response = HttpResponse(text, content_type="text/xml; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
