{{!field, label; may have: hint, rows, max (counted as one types), optional}}
{{#@field@}}<div class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}">
<label for="@field@">@label@@?optional@ <span class="field__optional">[[site.optional]]</span>@/optional@</label>
@?hint@<p class="field__hint" id="@field@-hint">@hint@</p>@/hint@
{{#FIELD_ERROR}}<p class="field__error" id="@field@-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<textarea id="@field@" name="@field@" class="input input--area"@?rows@ rows="@rows@"@/rows@@?max@ maxlength="@max@" data-count="[[site.characters_left]]"@/max@{{#FIELD_ERROR}} aria-invalid="true"{{/FIELD_ERROR}} aria-describedby="@?hint@@field@-hint@/hint@{{#FIELD_ERROR}} @field@-error{{/FIELD_ERROR}}">{{VALUE}}</textarea>
</div>{{/@field@}}
