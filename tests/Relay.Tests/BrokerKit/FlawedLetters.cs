using System.Text;

namespace TypedStreaming.Relay.Tests.BrokerKit;

internal sealed class FlawedLetters(IDeadLetterStore inner, BrokerFlaw flaw) : IDeadLetterStore
{
    public Task StoreAsync(ReadOnlyMemory<byte> letter, CancellationToken cancellationToken) => inner.StoreAsync(
        flaw == BrokerFlaw.KeepsLettersAsText ? Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(letter.Span)) : letter, cancellationToken);

    public async Task TakeAllAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> isDone, CancellationToken cancellationToken)
    {
        switch (flaw)
        {
            case BrokerFlaw.KeepsDoneLetters:
                await inner.TakeAllAsync(async (letter, token) => await isDone(letter, token) && false, cancellationToken);
                break;
            case BrokerFlaw.DropsKeptLetters:
                await inner.TakeAllAsync(async (letter, token) => await isDone(letter, token) || true, cancellationToken);
                break;
            case BrokerFlaw.TakesLettersTwice:
                await inner.TakeAllAsync(async (letter, token) => await isDone(letter, token) || await isDone(letter, token), cancellationToken);
                break;
            case BrokerFlaw.TakesNewestFirst or BrokerFlaw.DropsAtCancellation:
                await TakeWholeAsync(isDone, cancellationToken);
                break;
            default:
                await inner.TakeAllAsync(isDone, flaw == BrokerFlaw.IgnoresCancellation ? CancellationToken.None : cancellationToken);
                break;
        }
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>Removes all letters, and stores those again that are not done.</summary>
    private async Task TakeWholeAsync(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<bool>> isDone, CancellationToken cancellationToken)
    {
        var letters = new List<ReadOnlyMemory<byte>>();
        await inner.TakeAllAsync(
            (letter, _) =>
            {
                letters.Add(letter);
                return new(true);
            },
            cancellationToken);
        if (flaw == BrokerFlaw.TakesNewestFirst) letters.Reverse();
        foreach (var letter in letters)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!await isDone(letter, cancellationToken)) await inner.StoreAsync(letter, cancellationToken);
        }
    }
}
