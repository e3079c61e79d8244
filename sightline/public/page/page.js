"use strict";
(function () {
  var away = document.getElementById("away");
  if (away) {
    away.addEventListener("click", function (event) {
      event.preventDefault();
      document.body.hidden = true;
      location.replace(away.dataset.to);
    });
  }
  var given = document.querySelector("input[name=puzzle]");
  if (!given || !window.crypto || !crypto.subtle) { return; }
  var puzzle = given.value, bits = Number(given.dataset.bits), next = 0;
  function batch() {
    var tries = [];
    for (var i = 0; i < 200; i += 1) {
      tries.push(crypto.subtle.digest("SHA-256", new TextEncoder().encode(puzzle + ":" + (next + i))));
    }
    Promise.all(tries).then(function (found) {
      for (var i = 0; i < found.length; i += 1) {
        if (new DataView(found[i]).getUint32(0) >>> (32 - bits) === 0) {
          document.querySelectorAll("input[name=answer]").forEach(function (field) { field.value = String(next + i); });
          return;
        }
      }
      next += 200;
      setTimeout(batch, 0);
    });
  }
  batch();
}());
