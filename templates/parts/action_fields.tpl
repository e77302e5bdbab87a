{{!Fields of a lifecycle: A_FIELD once each, filled by pages/casework/action_form.h}}
{{#A_FIELD}}<div class="field{{#A_WRONG}} field--wrong{{/A_WRONG}}">
{{#A_INPUT}}<label for="{{A_ID}}">{{A_LABEL}}{{#A_OPTIONAL}} <span class="field__optional">[[site.optional]]</span>{{/A_OPTIONAL}}</label>{{/A_INPUT}}{{#A_SELECT}}<label for="{{A_ID}}">{{A_LABEL}}{{#A_OPTIONAL}} <span class="field__optional">[[site.optional]]</span>{{/A_OPTIONAL}}</label>{{/A_SELECT}}{{#A_AREA}}<label for="{{A_ID}}">{{A_LABEL}}{{#A_OPTIONAL}} <span class="field__optional">[[site.optional]]</span>{{/A_OPTIONAL}}</label>{{/A_AREA}}{{#A_FILE}}<label for="{{A_ID}}">{{A_LABEL}}{{#A_OPTIONAL}} <span class="field__optional">[[site.optional]]</span>{{/A_OPTIONAL}}</label>{{/A_FILE}}
{{#A_HINTED}}<p class="field__hint" id="{{A_ID}}-hint">{{A_HINT}}</p>{{/A_HINTED}}
{{#A_WRONG}}<p class="field__error" id="{{A_ID}}-error"><span class="hidden">[[error.word]] </span>{{A_ERROR}}</p>{{/A_WRONG}}
{{#A_INPUT}}<input id="{{A_ID}}" name="{{A_ID}}" value="{{A_VALUE}}" type="{{A_TYPE}}" maxlength="{{A_MOST}}" class="input{{#A_MEDIUM}} input--medium{{/A_MEDIUM}}"{{#A_WRONG}} aria-invalid="true"{{/A_WRONG}} aria-describedby="{{#A_HINTED}}{{A_ID}}-hint{{/A_HINTED}}{{#A_WRONG}} {{A_ID}}-error{{/A_WRONG}}">{{/A_INPUT}}
{{#A_SELECT}}<select id="{{A_ID}}" name="{{A_ID}}" class="input input--select"{{#A_WRONG}} aria-invalid="true"{{/A_WRONG}} aria-describedby="{{#A_HINTED}}{{A_ID}}-hint{{/A_HINTED}}{{#A_WRONG}} {{A_ID}}-error{{/A_WRONG}}">
<option value="">[[send.choose]]</option>
{{#OPTION}}<option value="{{OPTION_VALUE}}"{{#CHOSEN}} selected{{/CHOSEN}}>{{OPTION_LABEL}}</option>
{{/OPTION}}</select>{{/A_SELECT}}
{{#A_AREA}}<textarea id="{{A_ID}}" name="{{A_ID}}" class="input input--area" rows="{{A_ROWS}}" maxlength="{{A_MOST}}" data-count="[[site.characters_left]]"{{#A_WRONG}} aria-invalid="true"{{/A_WRONG}} aria-describedby="{{#A_HINTED}}{{A_ID}}-hint{{/A_HINTED}}{{#A_WRONG}} {{A_ID}}-error{{/A_WRONG}}">{{A_VALUE}}</textarea>{{/A_AREA}}
{{#A_FILE}}<input id="{{A_ID}}" name="{{A_ID}}" type="file" class="input-file" accept=".jpg,.jpeg,.png,.webp,.pdf,.docx" multiple{{#A_WRONG}} aria-invalid="true"{{/A_WRONG}} aria-describedby="{{#A_HINTED}}{{A_ID}}-hint{{/A_HINTED}}{{#A_WRONG}} {{A_ID}}-error{{/A_WRONG}}">
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="{{A_ID}}_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>{{/STAGED}}{{/A_FILE}}
{{#A_CHECK}}<div class="choice"><input type="checkbox" id="{{A_ID}}" name="{{A_ID}}" value="1"{{#CHECKED}} checked{{/CHECKED}}{{#A_WRONG}} aria-invalid="true"{{/A_WRONG}}><label for="{{A_ID}}">{{A_LABEL}}</label></div>{{/A_CHECK}}
</div>
{{/A_FIELD}}
