namespace TypedStreaming.Simulator.Errors;

/// <summary>A Salesforce error about a query, a field or a record, as the REST API reports it.</summary>
/// <param name="code">The error code, such as <c>INVALID_FIELD</c>.</param>
/// <param name="message">The text for the user.</param>
internal sealed class OrgErrorException(string code, string message) : Exception(message)
{
    public string Code { get; } = code;

    /// <summary>The HTTP status of a response that reports the error.</summary>
    public int Status { get; init; } = 400;

    /// <summary>The fields that caused the error, or null if the response has no such member.</summary>
    public IReadOnlyList<string>? Fields { get; init; }
}
