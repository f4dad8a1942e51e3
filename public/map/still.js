/** The base layer as a picture, for where the map's engine cannot be had. */

import { load, picture } from "./base.js";

/** Puts the picture into `box`, the element of a map, with the bridges that are open `today`. */
export async function show(box, today) {
  const still = picture(await load(document.baseURI, today));
  still.setAttribute("aria-hidden", "true");
  box.replaceChildren(still);
}
