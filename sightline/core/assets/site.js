// One script. Every page works without it.
import { initAll as startGovuk } from "govuk-frontend";
import { initAll as startMoj } from "@ministryofjustice/frontend";
import htmx from "htmx.org";

import { startDrafts } from "./parts/drafts.js";
import { startIdle } from "./parts/idle.js";

// Nothing in a page is run as code, and no style is put into it: the content security policy forbids both.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

startGovuk();
startMoj();
startDrafts();
startIdle();

for (const part of document.querySelectorAll("[data-focus]")) part.focus();
for (const part of document.querySelectorAll("[data-print]")) part.addEventListener("click", () => window.print());
