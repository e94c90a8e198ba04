using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>A scoped service that does the same as <see cref="CountingHandler"/>, but without a host.</summary>
internal sealed class ScopedCounter(Count count)
{
    /// <returns>True for the last event.</returns>
    public bool Add(AccountUpdate account) => count.Add(account);
}
