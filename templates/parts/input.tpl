{{!field, label; may have: hint, type (text), size (short, medium), mode (numeric, tel, email), complete (autocomplete), max, optional, required}}
{{#@field@}}<div class="field{{#FIELD_ERROR}} field--wrong{{/FIELD_ERROR}}">
<label for="@field@">@label@@?optional@ <span class="field__optional">[[site.optional]]</span>@/optional@</label>
@?hint@<p class="field__hint" id="@field@-hint">@hint@</p>@/hint@
{{#FIELD_ERROR}}<p class="field__error" id="@field@-error"><span class="hidden">[[error.word]] </span>{{FIELD_ERROR_TEXT}}</p>{{/FIELD_ERROR}}
<input id="@field@" name="@field@" value="{{VALUE}}" class="input@?size@ input--@size@@/size@"@?type@ type="@type@"@/type@@?mode@ inputmode="@mode@"@/mode@@?complete@ autocomplete="@complete@"@/complete@@?max@ maxlength="@max@"@/max@@?required@ required@/required@{{#FIELD_ERROR}} aria-invalid="true"{{/FIELD_ERROR}} aria-describedby="@?hint@@field@-hint@/hint@{{#FIELD_ERROR}} @field@-error{{/FIELD_ERROR}}">
</div>{{/@field@}}
