namespace CtiMiddleware.Runtime.Commands;

/// <summary>
/// Serialises commands per call and device (field rule 15): a command may run when it is the first of each of its lanes. Commands enter all
/// their lanes at once and in one order, so they cannot wait for each other in a circle.
/// </summary>
/// <param name="bound">Commands in one lane, the running one included.</param>
internal sealed class CommandLanes(int bound)
{
    private readonly Dictionary<string, LinkedList<PendingCommand>> _lanes = [];

    /// <summary>Enters the lanes; the lane that is full when it may not.</summary>
    public string? Enter(PendingCommand command)
    {
        foreach (var lane in command.Lanes)
        {
            if (_lanes.TryGetValue(lane, out var waiting) && waiting.Count >= bound)
                return lane;
        }
        foreach (var lane in command.Lanes)
        {
            if (!_lanes.TryGetValue(lane, out var waiting))
                _lanes[lane] = waiting = [];
            waiting.AddLast(command);
        }
        return null;
    }

    /// <summary>Whether it is the first of all its lanes.</summary>
    public bool MayRun(PendingCommand command)
    {
        foreach (var lane in command.Lanes)
        {
            if (_lanes[lane].First!.Value != command)
                return false;
        }
        return true;
    }

    /// <summary>Leaves the lanes; gives every command that is the first of all its lanes, also those that run already.</summary>
    public void Leave(PendingCommand command, Action<PendingCommand> mayRun)
    {
        foreach (var lane in command.Lanes)
        {
            var waiting = _lanes[lane];
            waiting.Remove(command);
            if (waiting.Count == 0)
                _lanes.Remove(lane);
        }
        foreach (var lane in command.Lanes)
        {
            if (_lanes.TryGetValue(lane, out var waiting) && MayRun(waiting.First!.Value))
                mayRun(waiting.First.Value);
        }
    }
}
