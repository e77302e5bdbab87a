{{!One apology: the record of law.md 5.2, and what the head may change before signing.}}
<p class="step"><a href="/staff/apologies">← [[procedures.apologies.title]]</a></p>
<h1>[[procedures.apology.title]]</h1>
<p class="tags"><a class="code__text" href="{{SUBJECT_HREF}}">{{CODE}}</a> <span class="tag tag--{{STATE_LOOK}}">{{STATE}}</span></p>
<p class="lead">{{TOPIC}}</p>
{{>parts/errors}}
<div class="split"><section class="panel" aria-labelledby="facts-head">
<h2 id="facts-head">[[procedures.apology.record]]</h2>
<dl class="facts">{{#FACT}}<div><dt>{{LABEL}}</dt><dd>{{TEXT}}</dd></div>
{{/FACT}}</dl>
{{#LETTER}}<p><a href="{{LETTER_HREF}}">[[procedures.apology.letter]]</a></p>{{/LETTER}}
</section><div>
{{#CAN_SIGN}}<section class="panel" aria-labelledby="sign-head">
<h2 id="sign-head">[[procedures.apology.sign]]</h2>
{{#BEFORE}}<p class="notice">{{BEFORE_TEXT}}</p>{{/BEFORE}}
<form class="form" method="post" action="/staff/apology/{{ID}}/sign">{{>parts/csrf}}
{{>parts/select field="reason" label="[[procedures.apology.reason]]"}}
{{>parts/select field="unit" label="[[procedures.apology.unit]]"}}
{{>parts/textarea field="words" label="[[procedures.apology.words]]" rows="3" max="4000" optional="1"}}
{{>parts/input field="new_day" label="[[procedures.apology.new]]" hint="[[procedures.apology.once]]" type="date" size="medium"}}
<p class="actions"><button class="button" type="submit">[[procedures.apology.sign]]</button></p></form>
<form method="post" action="/staff/apology/{{ID}}/drop" data-confirm="[[procedures.apology.drop.sure]]">{{>parts/csrf}}<p class="actions"><button class="button button--plain" type="submit">[[procedures.apology.drop]]</button></p></form>
</section>{{/CAN_SIGN}}
{{#CAN_ACKNOWLEDGE}}<form class="panel" method="post" action="/staff/apology/{{ID}}/acknowledged">{{>parts/csrf}}<p class="actions"><button class="button button--plain" type="submit">[[procedures.apology.acknowledge]]</button></p></form>{{/CAN_ACKNOWLEDGE}}
</div></div>
