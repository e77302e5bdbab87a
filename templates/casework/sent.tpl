{{!After sending: code, secret, QR, receipt.}}
<div data-draft-sent="send"></div>
<div data-draft-sent="send-who"></div>
<h1>[[sent.title]]</h1>
<p class="lead">[[sent.lead]]</p>
<div class="split">
<section class="panel" aria-labelledby="code-head">
<h2 id="code-head">[[sent.code]]</h2>
<p class="code"><span class="code__text" id="code">{{CODE}}</span> <button class="button button--small button--plain" type="button" data-copy="code" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
<h3>[[sent.secret]]</h3>
<p class="code"><span class="secret" id="secret">{{SECRET}}</span> <button class="button button--small button--plain" type="button" data-copy="secret" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
<p>[[sent.keep]]</p>
<dl class="facts">
<div><dt>[[sent.unit]]</dt><dd>{{UNIT}}</dd></div>
{{#DUE}}<div><dt>[[sent.due]]</dt><dd><span class="capital">{{DUE_DATE}}</span></dd></div>{{/DUE}}
</dl>
<p class="actions"><a class="button" href="/track/{{CODE}}">[[sent.follow]]</a>
<button class="button button--plain" type="button" data-print hidden data-needs-script>[[site.print]]</button></p>
</section>
<section class="panel" aria-labelledby="qr-head">
<h2 id="qr-head">[[sent.qr.head]]</h2>
{{QR:none}}
<p>[[sent.qr.text]]</p>
<h2>[[sent.receipt]]</h2>
{{#FINAL}}<p>[[sent.receipt.final]]</p>{{/FINAL}}
{{#NOT_YET}}<p>[[sent.receipt.not_yet]]</p>{{/NOT_YET}}
<p><a class="button button--plain" href="{{RECEIPT_HREF}}">[[sent.receipt.get]]</a></p>
<p><a href="/transparency">[[sent.receipt.how]]</a></p>
</section>
</div>
