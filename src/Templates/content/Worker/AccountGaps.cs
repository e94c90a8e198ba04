using TypedStreaming;
using TypedStreaming.Hosting;

namespace SalesforceApp._1;

/// <summary>
/// Handles a gap: changes may be missing, so records in the org and copies of these records may differ. This handler logs the records; a service
/// that keeps copies reads the records from the org again. Without ids, any record may have changed.
/// </summary>
internal sealed class AccountGaps(ILogger<AccountGaps> logger) : IGapHandler
{
    public ValueTask HandleAsync(Gap gap, GapHandlingContext context, CancellationToken cancellationToken)
    {
        logger.LogWarning("A gap ({Cause}): read these records again: {Records}", gap.Cause, gap.RecordIds.Count == 0 ? "all records" : string.Join(", ", gap.RecordIds));
        return ValueTask.CompletedTask;
    }
}
