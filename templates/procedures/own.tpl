{{!A dossier for its applicant.}}
<p class="step"><a href="/procedures">← [[procedures.catalogue.title]]</a></p>
<h1>{{NAME}}</h1>
{{#SENT}}<section class="panel" aria-labelledby="sent-head">
<h2 id="sent-head">[[procedures.own.sent]]</h2>
<p>[[procedures.own.sent.text]]</p>
<p class="code">[[procedures.code]]: <span class="code__text" id="code">{{CODE}}</span> <button class="button button--small button--plain" type="button" data-copy="code" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
<p>[[meetings.visit.secret]]: <span class="secret" id="secret">{{SECRET}}</span></p>
<div class="qr">{{QR:none}}</div>
</section>{{/SENT}}
{{>parts/apology}}
<div class="split split--main"><div>
<section class="panel" aria-labelledby="state-head">
<h2 id="state-head"><span class="code__text">{{CODE}}</span></h2>
<p>{{>parts/tag}}</p>
<p>{{MEANING}}</p>
{{#WORDS_BOX}}<h3>{{WORDS_HEAD}}</h3><blockquote class="said">{{WORDS}}</blockquote>{{/WORDS_BOX}}
{{#DUE}}<p>[[procedures.due]] <strong>{{DUE_DATE}}</strong> <span class="left left--{{LEFT_LOOK}}">{{LEFT_TEXT}}</span></p>
<details class="why"><summary>[[procedures.due.why]]</summary><ul>{{#REASON}}<li>{{TEXT}}</li>{{/REASON}}</ul></details>{{/DUE}}
<dl class="facts">{{#FACT}}<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>
{{/FACT}}</dl>
</section>
{{#WITH_SHEET}}<section class="panel" aria-labelledby="sheet-head">
<h2 id="sheet-head">[[procedures.sheet]]</h2>
{{>parts/control_sheet}}
</section>{{/WITH_SHEET}}
</div><div>
<section class="panel" aria-labelledby="papers-head">
<h2 id="papers-head">[[procedures.papers.given]]</h2>
<ul>{{#PAPER}}<li>{{PAPER_NAME}}</li>{{/PAPER}}</ul>
</section>
{{#CAN_WITHDRAW}}<section class="panel" aria-labelledby="withdraw-head">
<h2 id="withdraw-head">[[procedures.own.withdraw]]</h2>
<p>[[procedures.own.withdraw.text]]</p>
<form method="post" action="/dossier/{{CODE}}/withdraw" data-confirm="[[procedures.own.withdraw.sure]]">{{>parts/csrf}}
<p class="actions"><button class="button button--plain" type="submit">[[procedures.own.withdraw]]</button></p></form>
</section>{{/CAN_WITHDRAW}}
<section class="panel" aria-labelledby="reads-head">
<h2 id="reads-head">[[meetings.visit.reads]]</h2>
{{#NO_READS}}<p>[[meetings.visit.reads.none]]</p>{{/NO_READS}}
<ul class="plain">{{#READ}}<li>{{AT}}: {{WHO}}<br><span class="muted">{{WHY}}</span></li>{{/READ}}</ul>
</section>
</div></div>
