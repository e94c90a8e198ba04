namespace TypedStreaming.BrokerKit.Checks;

/// <summary>Checks the dead-letter stores of a broker.</summary>
internal static class DeadLetterChecks
{
    public static (string Name, Func<CheckedBroker, Task> Run)[] All { get; } =
    [
        ("dead letters are passed to the callback in the order in which they were stored", async broker =>
        {
            var letters = await broker.LettersAsync().ConfigureAwait(false);
            await letters.StoreAsync("a", "b", "c").ConfigureAwait(false);
            Expect.Same("a b c", await TakeAsync(broker).ConfigureAwait(false), "the dead letters");
        }),
        ("a dead letter is removed when the callback returns true", async broker =>
        {
            var letters = await broker.LettersAsync().ConfigureAwait(false);
            await letters.StoreAsync("a", "b").ConfigureAwait(false);
            await TakeAsync(broker).ConfigureAwait(false);
            Expect.Same("", await TakeAsync(broker).ConfigureAwait(false), "the dead letters that the second call passed to the callback");
        }),
        ("a dead letter stays stored when the callback returns false", async broker =>
        {
            var letters = await broker.LettersAsync().ConfigureAwait(false);
            await letters.StoreAsync("a", "b", "c").ConfigureAwait(false);
            await TakeAsync(broker, letter => letter != "b").ConfigureAwait(false);
            Expect.Same("b", await TakeAsync(broker).ConfigureAwait(false), "the dead letters that the second call passed to the callback");
        }),
        ("each dead letter is passed to the callback once", async broker =>
        {
            var letters = await broker.LettersAsync().ConfigureAwait(false);
            await letters.StoreAsync("a", "b", "c").ConfigureAwait(false);
            Expect.Same("a b c", await TakeAsync(broker, static _ => false).ConfigureAwait(false), "the dead letters");
        }),
        ("a cancelled call does not remove the remaining dead letters", CancelledAsync),
        ("a dead letter is stored byte for byte", async broker =>
        {
            var letter = Enumerable.Range(0, 256 * 1024).Select(static i => (byte)(i * 7)).ToArray();
            var letters = await broker.LettersAsync().ConfigureAwait(false);
            await letters.StoreAsync(letter).ConfigureAwait(false);
            var taken = await letters.TakeBytesAsync(static _ => true).ConfigureAwait(false);
            Expect.That(taken.Count == 1 && taken[0].AsSpan().SequenceEqual(letter), $"one dead letter with the same {letter.Length} bytes", $"a different result ({taken.Count} dead letters)");
        }),
        ("groups have separate dead letters", async broker =>
        {
            var letters = await broker.LettersAsync().ConfigureAwait(false);
            await letters.StoreAsync("a").ConfigureAwait(false);
            var others = await broker.LettersAsync("other").ConfigureAwait(false);
            Expect.Same("", await others.TakeAsync(static _ => true).ConfigureAwait(false), "the dead letters of the other group");
        }),
    ];

    private static async Task<string> TakeAsync(CheckedBroker broker, Func<string, bool>? isDone = null)
    {
        var letters = await broker.LettersAsync().ConfigureAwait(false);
        return await letters.TakeAsync(isDone ?? (static _ => true)).ConfigureAwait(false);
    }

    private static async Task CancelledAsync(CheckedBroker broker)
    {
        var letters = await broker.LettersAsync().ConfigureAwait(false);
        await letters.StoreAsync("a", "b", "c").ConfigureAwait(false);
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(broker.CancellationToken);
        try
        {
            await broker.InTimeAsync(
                _ => letters.Inner.TakeAllAsync(
                    async (_, _) =>
                    {
                        await cancelling.CancelAsync().ConfigureAwait(false);
                        return true;
                    },
                    cancelling.Token),
                "taking dead letters with a cancelled token").ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // This is how a cancelled run ends.
        }

        var left = await TakeAsync(broker).ConfigureAwait(false);
        Expect.That(left is "b c" or "a b c", "the dead letters b and c in the store", left.Length == 0 ? "nothing" : left);
    }
}
