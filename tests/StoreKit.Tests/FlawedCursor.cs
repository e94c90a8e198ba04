using System.Text;

namespace TypedStreaming.StoreKit.Tests;

internal sealed class FlawedCursor(FlawedSlot slot, StoreFlaw flaw, FlawedStore store) : IReplayCursor
{
    private bool _isDisposed;

    public ReplayPosition? Position { get; private set; }

    private FlawedStore Store => store;

    private bool Owns => flaw switch
    {
        StoreFlaw.LastWriterWins => true,
        StoreFlaw.FirstOpenerWins => slot.Owners[0] == this,
        StoreFlaw.KnowsOwnersOfOneStoreOnly => slot.Owners.FindLast(owner => owner.Store == store) == this,
        _ => slot.Owners[^1] == this,
    };

    public void Take()
    {
        lock (slot)
        {
            slot.Owners.Add(this);
            if (flaw == StoreFlaw.OpeningClears) (Position, slot.Position) = (slot.Position, null);
            else Position = slot.Position;
            if (flaw == StoreFlaw.InventsAPosition) Position ??= new ReplayPosition { ReplayId = 0, At = default };
        }
    }

    public ValueTask SaveAsync(ReplayPosition position, CancellationToken cancellationToken)
    {
        if (flaw != StoreFlaw.IgnoresCancellation) cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_isDisposed && flaw != StoreFlaw.SavesAfterDisposal, this);
        lock (slot)
        {
            if (!Owns && flaw != StoreFlaw.SavesAndThrows) throw Taken();
            slot.Position = Spoilt(position);
            return Owns ? ValueTask.CompletedTask : throw Taken();
        }
    }

    public ValueTask DisposeAsync()
    {
        _isDisposed = true;
        lock (slot)
        {
            if (flaw == StoreFlaw.ReleasesToOlder && slot.Owners.Count > 1) slot.Owners.Remove(this);
            if (flaw == StoreFlaw.DeletesOnDisposal) slot.Position = null;
        }

        return ValueTask.CompletedTask;
    }

    private StreamingException Taken() => new(
        StreamingError.PositionTaken,
        flaw == StoreFlaw.NamesNoTaker ? "taken" : $"taken by {Environment.ProcessId} on {Environment.MachineName}");

    private ReplayPosition? Spoilt(ReplayPosition position) => flaw switch
    {
        StoreFlaw.ForgetsAnchors when position.IsAnchor => slot.Position,
        StoreFlaw.KeepsIdsIn32Bits => position with { ReplayId = (uint?)position.ReplayId },
        StoreFlaw.KeepsIdsAsDoubles => position with { ReplayId = (long?)(double?)position.ReplayId },
        StoreFlaw.ForgetsOpaqueIds => position with { OpaqueId = null },
        StoreFlaw.KeepsOpaqueIdsAsText => WithOpaque(position, static bytes => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes))),
        StoreFlaw.EndsOpaqueIdsAtZero => WithOpaque(position, static bytes => [.. bytes.TakeWhile(static (value, i) => value != 0 || i == 0)]),
        StoreFlaw.CutsOpaqueIds => WithOpaque(position, static bytes => [.. bytes.Take(255)]),
        StoreFlaw.MergesOpaqueIds when position.IsAnchor => position with { OpaqueId = slot.Position?.OpaqueId },
        StoreFlaw.KeepsMilliseconds => position with { At = position.At.AddTicks(-(position.At.Ticks % TimeSpan.TicksPerMillisecond)) },
        StoreFlaw.KeepsUniversalTime => position with { At = position.At.ToUniversalTime() },
        StoreFlaw.ForgetsTheServersDate => position with { CreatedDate = null },
        StoreFlaw.ForgetsTheInstance => position with { Instance = null },
        StoreFlaw.MergesPositions => position with { CreatedDate = position.CreatedDate ?? slot.Position?.CreatedDate },
        StoreFlaw.RefusesLowerIds when position.ReplayId < slot.Position?.ReplayId => slot.Position,
        _ => position,
    };

    private static ReplayPosition WithOpaque(ReplayPosition position, Func<byte[], byte[]> spoil) =>
        position.OpaqueId is { } id ? position with { OpaqueId = new OpaqueReplayId(spoil(id.Bytes.ToArray())) } : position;
}
