// Narrows the list of names to those that hold what is typed. Without this script the whole list is there.
const finder = document.querySelector(".finder");
const field = finder.querySelector("input");
const found = finder.querySelector("output");
const names = [...document.querySelectorAll(".names > li")];
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const folded = names.map((name) => fold(name.querySelector(".name").textContent));
field.addEventListener("input", () => {
  const wanted = fold(field.value.trim());
  let shown = 0;
  names.forEach((name, index) => {
    name.hidden = !folded[index].includes(wanted);
    shown += name.hidden ? 0 : 1;
  });
  found.value = wanted ? `${shown} of ${names.length} names` : "";
});
finder.hidden = false;
