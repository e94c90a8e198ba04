using System.Text.Json;
using TypedStreaming.Publishing;

namespace TypedStreaming.Provisioning;

/// <summary>
/// The outcome of a change, as reported in the body of a 2xx response. The status alone is not enough, because the body can report a refusal.
/// </summary>
/// <param name="IsDone">True if the change is made, false if the org refused it; null if the body does not say it.</param>
/// <param name="Error">The org's text if it refused the change; otherwise, null.</param>
/// <param name="ErrorCode">The org's code if it refused the change; otherwise, null.</param>
internal sealed record ChangeAnswer(bool? IsDone, string? Error = null, string? ErrorCode = null)
{
    public static ChangeAnswer Read(ProvisionAction action, JsonElement response)
    {
        // The response to an update and to a deletion has no body, and that to a creation has the id of the new record.
        if (response.ValueKind == JsonValueKind.Undefined) return new ChangeAnswer(IsDone: action == ProvisionAction.Create ? null : true);
        return RestAnswer.Read(response, 1) switch
        {
            [{ Status: PublishStatus.Refused } refusal] => new ChangeAnswer(false, refusal.Error, refusal.ErrorCode),
            [_] when action != ProvisionAction.Create || TopicRecords.NewIdOf(response) is not null => new ChangeAnswer(true),
            _ => new ChangeAnswer(IsDone: null),
        };
    }
}
