{{!A visit for the one who booked it.}}
<p class="step"><a href="/reception">← [[meetings.schedule.title]]</a></p>
<h1>[[meetings.visit.title]]</h1>
{{>parts/errors}}
{{#BOOKED}}<section class="panel" aria-labelledby="kept-head">
<h2 id="kept-head">[[meetings.visit.kept]]</h2>
<p>[[meetings.visit.kept.text]]</p>
<p class="code">[[meetings.visit.code]]: <span class="code__text" id="code">{{CODE}}</span> <button class="button button--small button--plain" type="button" data-copy="code" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
<p>[[meetings.visit.secret]]: <span class="secret" id="secret">{{SECRET}}</span></p>
<div class="qr">{{QR:none}}</div>
</section>{{/BOOKED}}
<div class="split split--main"><div>
<section class="panel" aria-labelledby="visit-head">
<h2 id="visit-head"><span class="code__text">{{CODE}}</span></h2>
<p>{{>parts/tag}}</p>
<blockquote class="said">{{WORDS}}</blockquote>
<dl class="facts">
{{#FACT}}<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>
{{/FACT}}
</dl>
{{#CASE}}<p>[[meetings.visit.case]] <a class="code__text" href="{{CASE_HREF}}">{{CASE_CODE}}</a></p>{{/CASE}}
{{#DUE}}<p>[[meetings.visit.due]] <strong>{{DUE_DATE}}</strong></p>
<details class="why"><summary>[[meetings.visit.due.why]]</summary><ul>{{#REASON}}<li>{{TEXT}}</li>{{/REASON}}</ul></details>{{/DUE}}
</section>
{{#CONCLUSION}}<section class="panel" aria-labelledby="conclusion-head">
<h2 id="conclusion-head">[[meetings.conclusion]] {{NUMBER}}</h2>
<blockquote class="said">{{TEXT}}</blockquote>
<p>[[meetings.resolve_by]]: <strong>{{BY}}</strong></p>
</section>{{/CONCLUSION}}
{{#ANSWER}}<section class="panel" aria-labelledby="answer-head">
<h2 id="answer-head">[[meetings.answer]]: {{KIND}}</h2>
<p class="muted">{{AT}}</p>
<blockquote class="said">{{TEXT}}</blockquote>
</section>{{/ANSWER}}
{{#REFUSAL}}<section class="panel" aria-labelledby="refusal-head">
<h2 id="refusal-head">[[meetings.refusal]]</h2>
<p><strong>{{GROUND}}</strong><br><span class="muted">{{CITATION}}</span></p>
<blockquote class="said">{{TEXT}}</blockquote>
</section>{{/REFUSAL}}
</div><div>
{{#CAN_CANCEL}}<section class="panel" aria-labelledby="cancel-head">
<h2 id="cancel-head">[[meetings.visit.cancel]]</h2>
<p>[[meetings.visit.cancel.text]]</p>
<form method="post" action="/visit/{{CODE}}/cancel" data-confirm="[[meetings.visit.cancel.sure]]">{{>parts/csrf}}
<p class="actions"><button class="button button--plain" type="submit">[[meetings.visit.cancel]]</button></p></form>
</section>{{/CAN_CANCEL}}
<section class="panel" aria-labelledby="reads-head">
<h2 id="reads-head">[[meetings.visit.reads]]</h2>
{{#NO_READS}}<p>[[meetings.visit.reads.none]]</p>{{/NO_READS}}
<ul class="plain">{{#READ}}<li>{{AT}}: {{WHO}}<br><span class="muted">{{WHY}}</span></li>{{/READ}}</ul>
</section>
</div></div>
