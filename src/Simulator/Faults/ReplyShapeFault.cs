namespace TypedStreaming.Simulator.Faults;

/// <summary>The same messages, written in another way: <see cref="OrgFaults.PutRepliesFirst"/> and <see cref="OrgFaults.DuplicateReplies"/>.</summary>
internal sealed record ReplyShapeFault(bool RepliesFirst = false, bool RepliesTwice = false) : Fault;
