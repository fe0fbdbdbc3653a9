// Remembers the language that the visitor chose, for the front door (/). The switch works without it.
for (const link of document.querySelectorAll("[data-language]")) {
  link.addEventListener("click", () => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `language=${link.dataset.language}; Max-Age=31536000; Path=/; SameSite=Lax${secure}`;
  });
}
