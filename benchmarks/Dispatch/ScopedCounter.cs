using TypedStreaming.Benchmarks.Harness;

namespace TypedStreaming.Benchmarks.Dispatch;

/// <summary>What <see cref="CountingHandler"/> does, as a scoped service without a host.</summary>
internal sealed class ScopedCounter(Count count)
{
    /// <returns>True for the last event.</returns>
    public bool Add(AccountUpdate account) => count.Add(account);
}
