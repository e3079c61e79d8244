// One script. Every page works without it.
import { Radios, initAll as startGovuk } from "govuk-frontend";
import { initAll as startMoj } from "@ministryofjustice/frontend";
import htmx from "htmx.org";

import { startDrafts } from "./parts/drafts.js";
import { startIdle } from "./parts/idle.js";
import { startKeys } from "./parts/keys.js";
import { startRadios } from "./parts/radios.js";

// Nothing in a page is run as code, and no style is put into it: the content security policy forbids both.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

// A round choice may not say that it is expanded (ARIA), though GOV.UK Frontend has it say so: what it opens is
// read next in any case.
const open = Radios.prototype.syncConditionalRevealWithInputState;
Radios.prototype.syncConditionalRevealWithInputState = function (input) {
  open.call(this, input);
  input.removeAttribute("aria-expanded");
};

startGovuk();
startMoj();
startDrafts();
startIdle();
startKeys();
startRadios();

for (const part of document.querySelectorAll("[data-focus]")) part.focus();
for (const part of document.querySelectorAll("[data-print]")) part.addEventListener("click", () => window.print());
