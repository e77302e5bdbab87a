{{!Five questions about one file; large buttons on a tablet.}}
<h1>[[survey.title]]</h1>
<p class="lead">{{TOPIC}} · {{UNIT}} · <span class="mono">{{CODE}}</span></p>
<p>[[survey.lead]]</p>
{{>parts/errors}}
<form class="form{{#TABLET}} form--tablet{{/TABLET}}" method="post" action="{{ACTION}}">
{{>parts/csrf}}
{{#TABLET}}<input type="hidden" name="tablet" value="1">{{/TABLET}}
{{#QUESTION}}<fieldset class="field{{#WRONG}} field--wrong{{/WRONG}}">
<legend>{{QUESTION_TEXT}}</legend>
{{#WRONG}}<p class="field__error"><span class="hidden">[[error.word]] </span>{{WRONG_TEXT}}</p>{{/WRONG}}
<div class="choices">
{{#OPTION}}<div class="choice"><input type="radio" id="{{OPTION_ID}}" name="{{QUESTION_ID}}" value="{{OPTION_VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}>
<label for="{{OPTION_ID}}">{{OPTION_LABEL}}</label></div>
{{/OPTION}}</div></fieldset>
{{/QUESTION}}
{{>parts/textarea field="words" label="[[survey.words]]" hint="[[survey.words.hint]]" rows="3" max="2000" optional="1"}}
<p class="actions"><button class="button" type="submit">[[survey.send]]</button></p>
</form>
<p class="muted">[[survey.privacy]]</p>
