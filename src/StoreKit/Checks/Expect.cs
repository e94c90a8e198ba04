namespace TypedStreaming.StoreKit.Checks;

/// <summary>The assertions of the checks. If an assertion fails, it throws an exception that contains the actual value.</summary>
internal static class Expect
{
    /// <summary>Asserts that all members of two positions are equal. Dates must also have the same offset.</summary>
    public static void Position(ReplayPosition? expected, ReplayPosition? actual, string of)
    {
        if (expected == actual && expected?.At.Offset == actual?.At.Offset) return;
        throw new UnmetExpectationException($"{of}: expected {Text(expected)}, found {Text(actual)}");
    }

    public static void That(bool isSo, string expected, string found)
    {
        if (!isSo) throw new UnmetExpectationException($"expected {expected}, found {found}");
    }

    public static async Task<TException> ThrowsAsync<TException>(Func<ValueTask> act, string expected)
        where TException : Exception
    {
        try
        {
            await act().ConfigureAwait(false);
        }
        catch (TException e)
        {
            return e;
        }
        catch (Exception e)
        {
            throw new UnmetExpectationException($"expected {expected}, but the store threw {e.GetType()}: {e.Message}", e);
        }

        throw new UnmetExpectationException($"expected {expected}, but the call succeeded");
    }

    private static string Text(ReplayPosition? position) => position is null
        ? "nothing stored"
        : $"({Id(position)}, at {position.At:O}, created {position.CreatedDate ?? "null"}, "
            + $"instance {position.Instance ?? "null"})";

    private static string Id(ReplayPosition position) => position switch
    {
        { ReplayId: { } id } => $"id {id}",
        { OpaqueId: { } id } => $"opaque id {id}",
        _ => "an anchor",
    };
}
