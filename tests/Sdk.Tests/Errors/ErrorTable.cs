namespace TypedStreaming.Tests.Errors;

/// <summary>
/// Every exception that the SDK and its packages make, with what a retry loop does after it. A creation in the source without a row
/// here fails <see cref="ErrorTableTests"/>; so does a row that differs from <c>docs/errors.md</c>.
/// </summary>
internal static class ErrorTable
{
    public static IReadOnlyList<ErrorRow> Rows { get; } =
    [
        .. LoginErrors.Rows, .. SessionErrors.Rows, .. RequestErrors.Rows, .. StoreErrors.Rows, .. FileErrors.Rows, .. DatabaseErrors.Rows, .. ConsumerErrors.Rows, .. HostingErrors.Rows,
        .. BrokerErrors.Rows, .. RabbitMqErrors.Rows, .. PubSubErrors.Rows,
    ];
}
