namespace TypedStreaming.Generators.Schema;

/// <summary>
/// Finds the reason why a PushTopic cannot filter by a field. The documentation of PushTopics excludes text areas and formulas. Encrypted fields and
/// binary data cannot be used in the filter of any query.
/// </summary>
internal static class FilterableFields
{
    private const string Formula = "the field is a formula";
    private const string TextArea = "the field is a text area";
    private const string Encrypted = "the field is encrypted";
    private const string Binary = "the field is binary data";

    /// <summary>
    /// Returns a sentence fragment that explains why a PushTopic cannot filter by a field that is defined in SFDX source, or null if no reason is
    /// known.
    /// </summary>
    public static string? ReasonInSource(string? type, bool isFormula) => type switch
    {
        _ when isFormula => Formula,
        "TextArea" or "LongTextArea" or "Html" => TextArea,
        "EncryptedText" => Encrypted,
        "File" => Binary,
        _ => null,
    };

    /// <summary>
    /// Returns a sentence fragment that explains why a PushTopic cannot filter by a field in a describe result, or null if no reason is known.
    /// </summary>
    public static string? ReasonInDescribe(string? type, bool isFormula, bool isFilterable) => type switch
    {
        _ when isFormula => Formula,
        "textarea" => TextArea,
        "encryptedstring" => Encrypted,
        "base64" => Binary,
        _ => isFilterable ? null : "according to the description of the field, no query can filter by it",
    };
}
