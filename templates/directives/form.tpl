{{!Enters or corrects a document.}}
<h1>{{FORM_TITLE}}</h1>
<p class="lead">[[directives.form.lead]]</p>
{{>parts/errors}}
<form class="form" method="post" action="{{ACTION}}" enctype="multipart/form-data">{{>parts/csrf}}
{{>parts/select field="kind" label="[[directives.kind]]" empty="[[links.choose]]"}}
{{>parts/input field="number" label="[[directives.number]]" hint="[[directives.number.hint]]" size="medium" complete="off" max="80"}}
{{>parts/input field="issuer" label="[[directives.issuer]]" complete="off" max="200"}}
{{>parts/input field="issued_on" label="[[directives.issued_on]]" type="date" size="medium" optional="1"}}
{{>parts/input field="title" label="[[directives.field.title]]" complete="off" max="500" optional="1"}}
{{>parts/textarea field="summary" label="[[directives.summary]]" rows="4" max="4000" optional="1"}}
{{>parts/select field="standing" label="[[directives.standing]]"}}
{{>parts/file field="document_file" label="[[directives.file]]" hint="[[send.photo.hint]]" accept=".pdf,.docx,.jpg,.jpeg,.png" multiple="1" optional="1"}}
{{#STAGED}}<p class="notice notice--done"><input type="hidden" name="document_file_token" value="{{TOKEN}}">{{STAGED_NAME}} ({{STAGED_SIZE}})</p>
{{/STAGED}}
{{#FRESH}}{{>parts/select field="unit" label="[[directives.registry_of]]"}}
<fieldset class="field"><legend>[[directives.relate]]</legend>
{{>parts/select field="relation" label="[[directives.relation]]" empty="[[directives.relation.none]]" optional="1"}}
{{>parts/input field="to" label="[[directives.to]]" hint="[[directives.to.hint]]" size="medium" complete="off" max="80" optional="1"}}
</fieldset>{{/FRESH}}
<details><summary>[[directives.more]]</summary>
{{>parts/input field="source" label="[[directives.source]]" complete="off" max="500" optional="1"}}
{{>parts/select field="confidence" label="[[directives.confidence]]" empty="[[directives.confidence.none]]" optional="1"}}
{{>parts/input field="title_en" label="[[directives.field.title_en]]" complete="off" max="500" optional="1"}}
{{>parts/input field="issuer_en" label="[[directives.field.issuer_en]]" complete="off" max="200" optional="1"}}
{{>parts/textarea field="summary_en" label="[[directives.field.summary_en]]" rows="3" max="4000" optional="1"}}
</details>
{{>parts/checkbox field="public" label="[[directives.public]]" hint="[[directives.public.hint]]"}}
<p class="actions"><button class="button" type="submit">[[directives.save]]</button></p>
</form>
