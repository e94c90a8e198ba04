using System.Text;
using TypedStreaming.Relay;

namespace TypedStreaming.BrokerKit.Checks;

/// <summary>The dead-letter store that a check uses. Each call to the store has a time limit.</summary>
internal sealed class CheckedLetters(CheckedBroker broker, IDeadLetterStore store)
{
    public IDeadLetterStore Inner => store;

    public async Task StoreAsync(params string[] letters)
    {
        foreach (var letter in letters) await StoreAsync(Encoding.UTF8.GetBytes(letter)).ConfigureAwait(false);
    }

    public Task StoreAsync(ReadOnlyMemory<byte> letter) => broker.InTimeAsync(token => store.StoreAsync(letter, token), "storing a dead letter");

    /// <summary>Passes all dead letters to a callback, and returns them in the order in which the store passed them.</summary>
    public async Task<string> TakeAsync(Func<string, bool> isDone) =>
        string.Join(' ', (await TakeBytesAsync(bytes => isDone(Encoding.UTF8.GetString(bytes))).ConfigureAwait(false)).Select(Encoding.UTF8.GetString));

    public async Task<IReadOnlyList<byte[]>> TakeBytesAsync(Func<byte[], bool> isDone)
    {
        var taken = new List<byte[]>();
        await broker.InTimeAsync(
            token => store.TakeAllAsync(
                (letter, _) =>
                {
                    taken.Add(letter.ToArray());
                    return new(isDone(taken[^1]));
                },
                token),
            "taking the dead letters").ConfigureAwait(false);
        return taken;
    }
}
