namespace TypedStreaming.World.Programs;

/// <summary>A shortage of a consumer.</summary>
internal enum Thrift
{
    None,

    /// <summary>Room for three or four events.</summary>
    SmallBuffer,

    /// <summary>Three events may be out.</summary>
    FewOut,

    /// <summary>Each acknowledgement is saved at once.</summary>
    SavesAtOnce,
}
