{{!Who held the dialogues the law asks for, in one year.}}
<p class="step"><a href="/dialogues">← [[dialogues.title]]</a></p>
<h1>[[dialogues.duty]]</h1>
<p class="lead">[[dialogues.duty.lead]]</p>
<form class="filters" method="get" action="/dialogues/duty">
{{>parts/select field="year" label="[[dialogues.duty.year]]"}}
<p class="actions"><button class="button button--small" type="submit">[[cases.filter]]</button></p>
</form>
<ul class="numbers">
<li><span class="number">{{MET}}</span> [[meetings.duty.met]]</li>
<li><span class="number">{{ALL}}</span> [[dialogues.duty.all]]</li>
</ul>
{{#EMPTY}}<div class="notice"><p>[[meetings.duty.empty]]</p></div>{{/EMPTY}}
{{#TABLE}}<h2 id="duty-head">[[meetings.duty.list]]</h2>
<div class="table-box" role="region" aria-labelledby="duty-head" tabindex="0"><table class="table table--stack">
<thead><tr><th scope="col">[[meetings.unit]]</th><th scope="col">[[meetings.duty.required]]</th><th scope="col">[[meetings.duty.held]]</th><th scope="col">[[meetings.state]]</th></tr></thead><tbody>
{{#ROW}}<tr><th scope="row" data-label="[[meetings.unit]]">{{UNIT}}</th><td data-label="[[meetings.duty.required]]">{{REQUIRED}}</td><td data-label="[[meetings.duty.held]]">{{HELD}}</td><td data-label="[[meetings.state]]">{{>parts/tag}}</td></tr>
{{/ROW}}</tbody></table></div>{{/TABLE}}
<h2>[[meetings.duty.rules]]</h2>
<dl class="facts">{{#RULE}}<div><dt>{{NAME}}</dt><dd><span class="muted">{{CITATION}}{{#UNSURE}} · [[meetings.unsure]]{{/UNSURE}}</span></dd></div>
{{/RULE}}</dl>
