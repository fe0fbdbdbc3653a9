// Beside the number of a picture stands its card: it follows the number, which the popup of the library fills in.
const jQuery = window.django.jQuery;
let looked = [];

const show = async (input) => {
  const card = input.closest(".picture-choice").querySelector("[data-card]");
  const number = input.value.trim();
  if (!/^\d{1,18}$/.test(number)) return card.replaceChildren();
  const answer = await fetch(input.dataset.cards.replace("/0/", `/${number}/`));
  if (number === input.value.trim()) card.innerHTML = answer.ok ? await answer.text() : "";
};

// jQuery's own trigger(), which the popup uses, reaches only listeners that jQuery knows.
jQuery(document).on("change", "[data-cards]", (event) => show(event.target));

// Its texts may be mended in the tab that the card's link opens.
document.addEventListener("click", (event) => {
  const card = event.target.closest("a")?.closest("[data-card]");
  if (card) looked.push(card.parentElement.querySelector("[data-cards]"));
});
window.addEventListener("focus", () => {
  looked.forEach(show);
  looked = [];
});
