using System.Runtime.InteropServices;

namespace TypedStreaming.Routing;

/// <summary>Ids that were delivered and are not settled: a closed interval, from one ascending stretch of one answer.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct Run
{
    /// <summary>The least id.</summary>
    public long First;

    /// <summary>The greatest id. Where events share ids, more events of it may follow.</summary>
    public long Last;

    /// <summary>The greatest id of the stretch of which no more events follow, or null if there is none yet.</summary>
    public long? Complete;

    /// <summary>The answer that brought them.</summary>
    public long Answer;

    /// <summary>The answer that may still bring earlier ids, or <see cref="Answers.None"/>.</summary>
    public long Awaited;
}
