{{!The check-list of a procedure's papers; filled by pages::fill_checklist.}}
<fieldset class="field"><legend>[[procedures.papers]]</legend>
<div class="choices">
{{#PAPER}}<div class="choice{{#PAPER_WRONG}} field--wrong{{/PAPER_WRONG}}"><input type="checkbox" id="{{PAPER_ID}}" name="{{PAPER_ID}}" value="1"{{#CHECKED}} checked{{/CHECKED}}{{#FOCUS}} autofocus{{/FOCUS}}{{#PAPER_WRONG}} aria-invalid="true"{{/PAPER_WRONG}}>
<label for="{{PAPER_ID}}">{{PAPER_NAME}}<span class="choice__hint">{{PAPER_FORM}}</span>{{#PAPER_WRONG}}<span class="field__error">{{WRONG}}</span>{{/PAPER_WRONG}}</label></div>
{{/PAPER}}
</div></fieldset>
