namespace TypedStreaming.Tests.Provisioning;

/// <summary>Keeps each outcome that a plan reports.</summary>
internal sealed class Reports : IProgress<ProvisionResult>
{
    public List<ProvisionResult> All { get; } = [];

    /// <summary>Is called after each outcome.</summary>
    public Action<ProvisionResult> Reported { get; set; } = static _ => { };

    public void Report(ProvisionResult value)
    {
        All.Add(value);
        Reported(value);
    }
}
