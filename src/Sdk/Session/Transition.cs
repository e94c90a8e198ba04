using System.Collections.Immutable;

namespace TypedStreaming.Session;

/// <summary>One step of the session's state machine: the state after the step, and the actions that must be performed.</summary>
/// <param name="State">The state after the step.</param>
/// <param name="Actions">The actions of the loop, in this order.</param>
internal readonly record struct Transition(SessionState State, ImmutableArray<SessionAction> Actions)
{
    public static implicit operator Transition(SessionState state) => new(state, []);

    /// <summary>Adds actions to the step. If the step already ends the client's work, nothing is added.</summary>
    public Transition Then(params ReadOnlySpan<SessionAction> actions) =>
        State.Phase == SessionPhase.Ended ? this : this with { Actions = Actions.AddRange(actions) };

    /// <summary>
    /// Performs another step after this one. The result has the new state and the actions of both steps. If this step already ends the client's
    /// work, nothing changes.
    /// </summary>
    public Transition Then(Func<SessionState, Transition> next)
    {
        if (State.Phase == SessionPhase.Ended) return this;
        var after = next(State);
        return after with { Actions = Actions.AddRange(after.Actions) };
    }
}
