{{!One file: slip with QR, tablet, entry from paper.}}
<p class="step"><a href="/staff/surveys">← [[survey.desk.title]]</a></p>
<h1>[[survey.title]] · <span class="mono">{{CODE}}</span></h1>
<p class="lead">{{TOPIC}} · {{UNIT}}</p>
{{>parts/errors}}
{{#ANSWERED}}<div class="notice"><p>[[survey.already]]</p></div>{{/ANSWERED}}
{{#NOT_YET}}<div class="notice"><p>[[survey.not_yet]]</p></div>{{/NOT_YET}}
{{#OPEN}}<div class="split"><div>
<section class="panel" aria-labelledby="slip-head"><h2 id="slip-head">[[survey.slip]]</h2>
<div class="survey-qr">{{QR:none}}</div>
<p>[[survey.slip.text]]</p>
<p><a id="survey-link" href="{{LINK}}">[[survey.link]]</a></p>
<p class="actions"><a class="button button--plain" id="tablet-link" href="{{TABLET_LINK}}">[[survey.tablet]]</a>
<button class="button button--plain" type="button" data-print data-needs-script hidden>[[survey.print]]</button></p></section>
</div><div>
<section class="panel" aria-labelledby="paper-head"><h2 id="paper-head">[[survey.paper]]</h2>
<form class="form" method="post" action="/staff/surveys/file/{{CODE}}">
{{>parts/csrf}}
{{#QUESTION}}<fieldset class="field{{#WRONG}} field--wrong{{/WRONG}}">
<legend>{{QUESTION_TEXT}}</legend>
{{#WRONG}}<p class="field__error"><span class="hidden">[[error.word]] </span>{{WRONG_TEXT}}</p>{{/WRONG}}
<div class="choices">
{{#OPTION}}<div class="choice"><input type="radio" id="{{OPTION_ID}}" name="{{QUESTION_ID}}" value="{{OPTION_VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}>
<label for="{{OPTION_ID}}">{{OPTION_LABEL}}</label></div>
{{/OPTION}}</div></fieldset>
{{/QUESTION}}
{{>parts/textarea field="words" label="[[survey.words]]" hint="[[survey.words.hint]]" rows="3" max="2000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[survey.save]]</button></p>
</form></section>
</div></div>{{/OPEN}}
