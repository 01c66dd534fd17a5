// Lays the pages out in this document, one after another, and returns by how much each is wider than the screen.
async (pages) => {
  const sheets = () => [...document.head.querySelectorAll("link[rel=stylesheet]")];
  const excesses = [];
  for (const html of pages) {
    const page = new DOMParser().parseFromString(html, "text/html");
    const wanted = [...page.querySelectorAll("link[rel=stylesheet]")].map((link) => link.getAttribute("href"));
    const loaded = sheets().map((link) => link.getAttribute("href"));
    for (const href of wanted.filter((href) => !loaded.includes(href))) {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet" });
      link.setAttribute("href", href);
      await new Promise((done) => { link.onload = done; document.head.append(link); });
    }
    for (const link of sheets()) link.disabled = !wanted.includes(link.getAttribute("href"));
    // One that is taken up again is loaded again, behind the script's back.
    while (sheets().some((link) => !link.disabled && !link.sheet)) await new Promise((go) => { setTimeout(go, 10); });
    for (const frame of page.querySelectorAll("iframe")) frame.removeAttribute("src");
    document.documentElement.className = page.documentElement.className;
    document.body.replaceWith(document.adoptNode(page.body));
    excesses.push(document.documentElement.scrollWidth - innerWidth);
  }
  return excesses;
}
