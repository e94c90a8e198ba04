using TypedStreaming;
using TypedStreaming.Hosting;

namespace SalesforceApp._1;

/// <summary>
/// Handles a gap: changes may be missing, so the service's own copies of records may be out of date. This handler only logs the record ids; a
/// service that keeps copies must read the records from the org again. If the gap contains no ids, any record may have changed.
/// </summary>
internal sealed class AccountGaps(ILogger<AccountGaps> logger) : IGapHandler
{
    public ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken)
    {
        logger.LogWarning("A gap was reported ({Cause}). Read these records again: {Records}", gap.Cause, gap.RecordIds.Count == 0 ? "all records" : string.Join(", ", gap.RecordIds));
        return ValueTask.CompletedTask;
    }
}
