using System.Runtime.InteropServices;

namespace TypedStreaming.Routing;

/// <summary>
/// Ids that were delivered and are not settled. A run is a closed interval, from one ascending sequence of ids in one answer.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct Run
{
    /// <summary>The least id. If events share ids, only the ids between the first and the last are certainly complete.</summary>
    public long First;

    /// <summary>The greatest id. If events share ids, more events with this id may follow.</summary>
    public long Last;

    /// <summary>The greatest id of the sequence for which no more events can come, or null if there is no such id yet.</summary>
    public long? Complete;

    /// <summary>The answer in which the ids came.</summary>
    public long Answer;

    /// <summary>The answer that may still contain earlier ids, or <see cref="Answers.None"/>.</summary>
    public long Awaited;
}
