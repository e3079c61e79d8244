// One script. Every page works without it.
import { initAll as startGovuk } from "govuk-frontend";
import { initAll as startMoj } from "@ministryofjustice/frontend";
import htmx from "htmx.org";

// Nothing in a page is run as code, and no style is put into it: the content security policy forbids both.
htmx.config.allowEval = false;
htmx.config.includeIndicatorStyles = false;
htmx.config.selfRequestsOnly = true;

startGovuk();
startMoj();
