{{!field, label; may have: hint, accept, multiple, optional}}
{{#@field@}}<div class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}">
<label for="@field@">@label@@?optional@ <span class="field__optional">[[site.optional]]</span>@/optional@</label>
@?hint@<p class="field__hint" id="@field@-hint">@hint@</p>@/hint@
{{#FIELD_ERROR}}<p class="field__error" id="@field@-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<input id="@field@" name="@field@" type="file" class="input-file"@?accept@ accept="@accept@"@/accept@@?multiple@ multiple@/multiple@{{#FIELD_ERROR}} aria-invalid="true"{{/FIELD_ERROR}} aria-describedby="@?hint@@field@-hint@/hint@{{#FIELD_ERROR}} @field@-error{{/FIELD_ERROR}}">
</div>{{/@field@}}
