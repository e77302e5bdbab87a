{{!Classification: questions, then the outcome that follows.}}
<p class="step"><a href="/staff/case/{{CODE}}">← {{CODE}}</a></p>
<h1>[[staff.classify.title]]</h1>
{{>parts/errors}}
{{#QUESTIONS}}<p class="lead">[[staff.classify.lead]]</p>
<form class="form" method="post" action="/staff/case/{{CODE}}/classify">{{>parts/csrf}}
<input type="hidden" name="step" value="answers">
{{>parts/action_fields}}
<p class="actions"><button class="button" type="submit">[[staff.classify.next]]</button></p>
</form>{{/QUESTIONS}}
{{#OUTCOME}}<section class="panel" aria-labelledby="outcome-head">
<h2 id="outcome-head">[[staff.classify.proposed]]</h2>
<p class="lead"><strong>{{PROPOSED}}</strong></p>
<p>{{CITE}}</p>
{{#TERM}}<p>[[staff.classify.term]] <strong class="capital">{{TERM_DATE}}</strong></p>{{/TERM}}
</section>
<form class="form" method="post" action="/staff/case/{{CODE}}/classify">{{>parts/csrf}}
{{#CARRY}}<input type="hidden" name="{{NAME}}" value="{{VALUE}}">
{{/CARRY}}
{{>parts/radios field="classify_outcome" label="[[casework.field.outcome]]"}}
{{>parts/textarea field="classify_words" label="[[casework.field.classify.words]]" rows="2" max="4000" optional="1"}}
<p class="actions"><button class="button" type="submit" name="step" value="confirm">[[staff.classify.confirm]]</button>
<button class="button button--plain" type="submit" name="step" value="back">[[staff.classify.back]]</button></p>
</form>
<dl class="facts panel">{{#ANSWER}}<div><dt>{{FACT_LABEL}}</dt><dd>{{FACT_TEXT}}</dd></div>
{{/ANSWER}}</dl>{{/OUTCOME}}
