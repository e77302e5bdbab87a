{{!A password: what was typed is never sent back. field, label; may have: hint, complete}}
{{#@field@}}<div class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}">
<label for="@field@">@label@</label>
@?hint@<p class="field__hint" id="@field@-hint">@hint@</p>@/hint@
{{#FIELD_ERROR}}<p class="field__error" id="@field@-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<input id="@field@" name="@field@" type="password" class="input input--medium"@?complete@ autocomplete="@complete@"@/complete@ required{{#FIELD_ERROR}} aria-invalid="true"{{/FIELD_ERROR}} aria-describedby="@?hint@@field@-hint@/hint@{{#FIELD_ERROR}} @field@-error{{/FIELD_ERROR}}">
</div>{{/@field@}}
