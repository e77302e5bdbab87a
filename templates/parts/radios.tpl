{{!field, label (the legend); may have: hint}}
{{#@field@}}<fieldset class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}" aria-describedby="@?hint@@field@-hint@/hint@{{#FIELD_ERROR}} @field@-error{{/FIELD_ERROR}}">
<legend>@label@</legend>
@?hint@<p class="field__hint" id="@field@-hint">@hint@</p>@/hint@
{{#FIELD_ERROR}}<p class="field__error" id="@field@-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<div class="choices">
{{#OPTION}}<div class="choice"><input type="radio" id="{{OPTION_ID}}" name="@field@" value="{{OPTION_VALUE}}"{{#CHOSEN}} checked{{/CHOSEN}}>
<label for="{{OPTION_ID}}">{{OPTION_LABEL}}{{#OPTION_HINTED}}<span class="choice__hint">{{OPTION_HINT}}</span>{{/OPTION_HINTED}}</label></div>
{{/OPTION}}
</div>
</fieldset>{{/@field@}}
