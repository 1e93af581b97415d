// The report reads without this. It adds a filter, a copy button, nothing else.
(function () {
  var box = document.querySelector('.filter'), groups = [].slice.call(document.querySelectorAll('tbody[data-band]'));
  var all = groups.reduce(function (n, g) { return n + g.querySelectorAll('.person').length; }, 0);
  [['', 'Everyone', all]].concat(groups.map(function (g) {
    var b = g.dataset.band; return [b, b[0].toUpperCase() + b.slice(1), g.querySelectorAll('.person').length];
  })).forEach(function (o, i) {
    var b = document.createElement('button');
    b.type = 'button'; b.textContent = o[1] + ' ' + o[2]; b.setAttribute('aria-pressed', i === 0);
    b.onclick = function () {
      groups.forEach(function (g) { g.hidden = o[0] && g.dataset.band !== o[0]; });
      [].forEach.call(box.children, function (c) { c.setAttribute('aria-pressed', c === b); });
    };
    box.appendChild(b);
  });
  box.hidden = false;
  if (navigator.clipboard) [].forEach.call(document.querySelectorAll('[data-copy]'), function (b) {
    b.hidden = false;
    b.onclick = function () {
      navigator.clipboard.writeText(document.getElementById(b.dataset.copy).innerText).then(function () { b.textContent = 'Copied'; b.removeAttribute('aria-label'); });
    };
  });
  addEventListener('beforeprint', function () { groups.forEach(function (g) { g.hidden = false; }); });
})();
