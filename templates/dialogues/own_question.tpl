{{!A question for the one who asked it.}}
<p class="step"><a href="{{DIALOGUE_HREF}}">← {{DIALOGUE}}</a></p>
<h1>[[dialogues.own]]</h1>
{{>parts/errors}}
{{#FRESH}}<section class="panel" aria-labelledby="kept-head"><h2 id="kept-head">[[dialogues.own.kept]]</h2>
<p>[[dialogues.own.kept.text]]</p>
<p class="code">[[dialogues.own.code]]: <span class="code__text" id="code">{{CODE}}</span> <button class="button button--small button--plain" type="button" data-copy="code" data-done="[[site.copied]]" hidden>[[site.copy]]</button></p>
<p>[[meetings.visit.secret]]: <span class="secret" id="secret">{{SECRET}}</span></p>
<div class="qr">{{QR:none}}</div></section>{{/FRESH}}
<section class="panel" aria-labelledby="own-head"><h2 id="own-head"><span class="code__text">{{CODE}}</span></h2>
<p>{{>parts/tag}}</p>
<blockquote class="said keep-lines">{{WORDS}}</blockquote>
<p class="muted">{{WHEN}} · {{PLACE}}</p>
{{#GROUPED}}<p>[[dialogues.own.grouped]]</p>{{/GROUPED}}
{{#CASE}}<p>[[dialogues.own.case]] <a class="code__text" href="{{CASE_HREF}}">{{CASE_CODE}}</a></p>{{/CASE}}
</section>
{{#ANSWER}}<section class="panel" aria-labelledby="answer-head"><h2 id="answer-head">[[dialogues.answer]]</h2><p class="muted">{{ANSWERED}}</p><p class="keep-lines">{{ANSWER_WORDS}}</p></section>{{/ANSWER}}
{{#RATE}}<section class="panel" aria-labelledby="rate-head"><h2 id="rate-head">[[dialogues.rate]]</h2>
<form class="form" method="post" action="/question/{{CODE}}/rate">{{>parts/csrf}}
{{>parts/radios field="stars" label="[[dialogues.rate.stars]]"}}
{{>parts/textarea field="rating_words" label="[[dialogues.rate.words]]" rows="3" max="1000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[dialogues.rate.send]]</button></p></form></section>{{/RATE}}
<section class="panel" aria-labelledby="reads-head"><h2 id="reads-head">[[meetings.visit.reads]]</h2>
{{#NO_READS}}<p>[[meetings.visit.reads.none]]</p>{{/NO_READS}}
<ul class="plain">{{#READ}}<li>{{AT}}: {{WHO}}<br><span class="muted">{{WHY}}</span></li>{{/READ}}</ul></section>
