using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>The assertions of the checks. If an assertion fails, the exception contains the actual value.</summary>
internal static class Expect
{
    public static void That(bool isSo, string expected, string found)
    {
        if (!isSo) throw new UnmetExpectationException($"expected {expected}, found {found}");
    }

    public static void Same<T>(T expected, T actual, string of) =>
        That(EqualityComparer<T>.Default.Equals(expected, actual), $"{of} to be {expected}", $"{actual}");

    public static void Sequence(IEnumerable<int> expected, IEnumerable<int> actual, string of)
    {
        var (wanted, found) = (expected.ToList(), actual.ToList());
        That(wanted.SequenceEqual(found), $"{of} to be {Text(wanted)}", Text(found));
    }

    /// <summary>Asserts that a call to a broker fails with an expected kind of error.</summary>
    public static async Task FailsAsync(Func<Task> act, BrokerError kind, string of)
    {
        var failure = await FailsAsync(act, of).ConfigureAwait(false);
        That(failure.Kind == kind, $"{of} to fail with {kind}", $"{failure.Kind}: {failure.Message}");
    }

    public static async Task<BrokerException> FailsAsync(Func<Task> act, string of)
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (BrokerException e)
        {
            return e;
        }
        catch (Exception e) when (e is not UnmetExpectationException)
        {
            throw new UnmetExpectationException($"expected {of} to fail with a {nameof(BrokerException)}, but it threw {e.GetType()}: {e.Message}", e);
        }

        throw new UnmetExpectationException($"expected {of} to fail with a {nameof(BrokerException)}, but the call succeeded");
    }

    /// <summary>Asserts that a call with a cancelled token ends with an <see cref="OperationCanceledException"/>.</summary>
    public static async Task IsCancelledAsync(Func<CancellationToken, Task> act, string of)
    {
        try
        {
            await act(new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        throw new UnmetExpectationException($"expected {of} with a cancelled token to throw an {nameof(OperationCanceledException)}, but the call succeeded");
    }

    private static string Text(List<int> numbers) => numbers.Count == 0 ? "nothing" : string.Join(' ', numbers);
}
