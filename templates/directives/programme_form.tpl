{{!Enters a coordination programme.}}
<h1>[[joint.new]]</h1>
{{>parts/errors}}
<form class="form" method="post" action="/staff/programmes/new">{{>parts/csrf}}
{{>parts/input field="title" label="[[joint.name]]" complete="off" max="500"}}
{{>parts/textarea field="purpose" label="[[joint.purpose]]" rows="4" max="4000"}}
{{>parts/input field="from_year" label="[[joint.from_year]]" size="short" mode="numeric" complete="off" max="4"}}
{{>parts/input field="to_year" label="[[joint.to_year]]" size="short" mode="numeric" complete="off" max="4"}}
{{>parts/input field="signed_on" label="[[joint.signed_on]]" type="date" size="medium" optional="1"}}
{{>parts/select field="unit" label="[[joint.unit]]"}}
{{#parties}}<div class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}"><label for="parties">[[joint.parties]]</label>
<p class="field__hint" id="parties-hint">[[joint.parties.hint]]</p>
{{#FIELD_ERROR}}<p class="field__error" id="parties-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<select class="input" id="parties" name="parties" multiple size="8" aria-describedby="parties-hint{{#FIELD_ERROR}} parties-error{{/FIELD_ERROR}}">{{#OPTION}}<option value="{{OPTION_VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{OPTION_LABEL}}</option>
{{/OPTION}}</select></div>{{/parties}}
{{>parts/checkbox field="public" label="[[joint.public]]"}}
<p class="actions"><button class="button" type="submit">[[joint.save]]</button></p>
</form>
