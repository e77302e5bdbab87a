{{!field, label; may have: hint. The value sent is "1".}}
{{#@field@}}<div class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}">
{{#FIELD_ERROR}}<p class="field__error" id="@field@-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<div class="choice"><input type="checkbox" id="@field@" name="@field@" value="1"{{#CHECKED}} checked{{/CHECKED}}{{#FIELD_ERROR}} aria-invalid="true"{{/FIELD_ERROR}} aria-describedby="@?hint@@field@-hint@/hint@{{#FIELD_ERROR}} @field@-error{{/FIELD_ERROR}}">
<label for="@field@">@label@@?hint@<span class="choice__hint" id="@field@-hint">@hint@</span>@/hint@</label></div>
</div>{{/@field@}}
