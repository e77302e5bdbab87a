{{!After an entry at the desk: code and secret for the person, acknowledgement to print.}}
<h1>[[staff.desk.done]]</h1>
<p class="lead">[[staff.desk.done.lead]]</p>
<div class="split">
<section class="panel" aria-labelledby="code-head">
<h2 id="code-head">[[sent.code]]</h2>
<p class="code"><span class="code__text" id="code">{{CODE}}</span> <button class="button button--small button--plain" type="button" data-copy="code" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
<h3>[[sent.secret]]</h3>
<p class="code"><span class="secret" id="secret">{{SECRET}}</span></p>
<dl class="facts">
<div><dt>[[sent.unit]]</dt><dd>{{UNIT}}</dd></div>
{{#DUE}}<div><dt>[[sent.due]]</dt><dd><span class="capital">{{DUE_DATE}}</span></dd></div>{{/DUE}}
</dl>
<form class="form" method="post" action="/staff/case/{{CODE}}/letter/acknowledgement" target="_blank">{{>parts/csrf}}
<input type="hidden" name="pass" value="{{PASS}}">
{{#WITH_NAME}}<div class="field"><div class="choice"><input type="checkbox" id="with-name" name="with_name" value="1"><label for="with-name">[[staff.letters.with_name]]<span class="choice__hint">[[staff.letters.with_name.hint]]</span></label></div></div>{{/WITH_NAME}}
<p class="actions"><button class="button" type="submit">[[letters.print.acknowledgement]]</button></p></form>
</section>
<section class="panel" aria-labelledby="qr-head">
<h2 id="qr-head">[[staff.desk.qr]]</h2>
{{QR:none}}
<p>[[staff.desk.qr.text]]</p>
<p class="actions">{{#READABLE}}<a class="button button--plain" href="/staff/case/{{CODE}}">[[sent.follow]]</a>{{/READABLE}}
<a class="button button--plain" href="/staff/desk">[[staff.desk.next]]</a></p>
</section>
</div>
