{{!Gives a task of a document to units.}}
<p class="step"><a href="/staff/directives/{{CODE}}">{{DOCUMENT}}</a></p>
<h1>[[directives.task.new]]</h1>
{{>parts/errors}}
<form class="form" method="post" action="/staff/directives/{{CODE}}/task">{{>parts/csrf}}
{{>parts/input field="task_title" label="[[directives.task.title]]" complete="off" max="500"}}
{{>parts/textarea field="task_result" label="[[directives.task.result]]" hint="[[directives.task.result.hint]]" rows="3" max="4000"}}
{{>parts/radios field="term_unit" label="[[directives.term]]"}}
{{>parts/input field="term" label="[[directives.term.length]]" hint="[[directives.term.length.hint]]" size="short" mode="numeric" complete="off" optional="1"}}
{{>parts/input field="due_on" label="[[directives.term.day]]" hint="[[directives.term.day.hint]]" type="date" size="medium" optional="1"}}
<fieldset class="field"><legend>[[directives.who]]</legend>
{{>parts/checkbox field="communes" label="[[directives.group.communes]]"}}
{{>parts/checkbox field="departments" label="[[directives.group.departments]]"}}
{{>parts/checkbox field="front" label="[[directives.group.front]]"}}
{{#units}}<div class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}"><label for="units">[[directives.units.single]]</label>
<p class="field__hint" id="units-hint">[[directives.units.hint]]</p>
{{#FIELD_ERROR}}<p class="field__error" id="units-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<select class="input" id="units" name="units" multiple size="8" aria-describedby="units-hint{{#FIELD_ERROR}} units-error{{/FIELD_ERROR}}">{{#OPTION}}<option value="{{OPTION_VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{OPTION_LABEL}}</option>
{{/OPTION}}</select></div>{{/units}}
</fieldset>
<p class="actions"><button class="button" type="submit">[[directives.task.give]]</button></p>
</form>
