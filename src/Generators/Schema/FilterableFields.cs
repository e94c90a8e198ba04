namespace TypedStreaming.Generators.Schema;

/// <summary>
/// Finds the reason why a PushTopic cannot filter by a field. The documentation of PushTopics excludes text areas and formulas. No query can filter
/// by encrypted fields or binary data.
/// </summary>
internal static class FilterableFields
{
    private const string Formula = "the field is a formula";
    private const string TextArea = "the field is a text area";
    private const string Encrypted = "the field is encrypted";
    private const string Binary = "the field is binary data";

    /// <summary>
    /// Returns the reason why a PushTopic cannot filter by a field that SFDX source defines, as a part of a sentence; null if no reason is known.
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
    /// Returns the reason why a PushTopic cannot filter by a field that a describe result lists, as a part of a sentence; null if no reason is
    /// known.
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
